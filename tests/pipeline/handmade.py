"""Files of the types that archivists are handed, made by hand: small, whole, and known to the letter."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def zipped(entries: Mapping[str, bytes | str], packed: bool = True) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=archive.compression)
    return buffer.getvalue()


def tarred(entries: Mapping[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in entries.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def paragraph(text: str, style: str = "", num: tuple[int, int] | None = None, runs: str = "") -> str:
    """A Word paragraph: `num` is (numId, level)."""
    listed = (
        f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num is not None else ""
    )
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr>{run}{runs}</w:p>"


NUMBERING = f"""<w:numbering {_W}>
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"""


def docx(
    body: str,
    *,
    title: str = "",
    creator: str = "",
    notes: str = "",
    extra: Mapping[str, str] = {},
    packed: bool = True,
) -> bytes:
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    entries: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
        f' Type="{rels}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": NUMBERING,
        "word/styles.xml": f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Titolo">'
        '<w:name w:val="Title"/></w:style></w:styles>',
        "docProps/core.xml": "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator></cp:coreProperties>",
    }
    if notes:
        entries["word/footnotes.xml"] = f"<w:footnotes {_W}>{notes}</w:footnotes>"
    return zipped({**entries, **extra}, packed)


def odt(
    body: str,
    *,
    styles: str = "",
    title: str = "",
    creator: str = "",
    manifest: str = "",
    packed: bool = True,
) -> bytes:
    entries = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_OFFICE}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "meta.xml": f"<office:document-meta {_OFFICE}><office:meta><dc:title>{title}</dc:title>"
        f"<meta:initial-creator>{creator}</meta:initial-creator></office:meta></office:document-meta>",
    }
    if manifest:
        entries["META-INF/manifest.xml"] = manifest
    return zipped(entries, packed)


def epub(
    chapters: Mapping[str, str], *, metadata: str = "", nav: str = "", extra: Mapping[str, str] = {}
) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="text/{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    if nav:
        items += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    entries: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        "<rootfiles>"
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
        **{f"OEBPS/text/{name}": f"<html><body>{body}</body></html>" for name, body in chapters.items()},
    }
    if nav:
        entries["OEBPS/nav.xhtml"] = f"<html><body><nav>{nav}</nav></body></html>"
    return zipped({**entries, **extra})


def mail(
    text: str = "The strike vote is on Friday.",
    *,
    subject: str = "Strike vote",
    sender: str = "Agnes Tolliver <agnes@local12.example>",
    date: str = "Fri, 03 May 2019 23:30:00 -0500",
    identifier: str = "<one@local12.example>",
    html: str = "",
    attached: Mapping[str, bytes] = {},
    **headers: str,
) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = sender, "members@local12.example"
    message["Subject"], message["Date"] = subject, date
    if identifier:
        message["Message-ID"] = identifier
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mbox(*messages: bytes) -> bytes:
    return b"".join(
        b"From agnes@local12.example Fri May  3 23:30:00 2019\n" + m.replace(b"\nFrom ", b"\n>From ") + b"\n"
        for m in messages
    )
