"""Files that are broken, or meant to break a reader: mutated ones by the hundred, and bombs."""

from __future__ import annotations

import io
import random
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from handmade import docx, epub, mail, odt, paragraph, tarred, zipped

TUNING = Path(__file__).parents[1] / "quality" / "pdfs" / "tuning"
GOOD = "The dockers of the northern harbour met at Whitby and voted to support the strike of the {}."


def good_text(name: str) -> bytes:
    return (f"Strike of the {name}\n\n" + GOOD.format(name) + "\n").encode()


def mutated_pdfs(count: int) -> Iterator[tuple[str, bytes]]:
    """So many PDFs that were damaged in one way or another, each with its name."""
    whole = [path.read_bytes() for path in sorted(TUNING.glob("*.pdf"))[::4]]
    for seed in range(count):
        yield f"mutated-{seed:03}.pdf", _mutated_pdf(whole[seed % len(whole)], random.Random(seed))


def _mutated_pdf(data: bytes, dice: random.Random) -> bytes:
    match dice.randrange(8):
        case 0:
            return data[: dice.randrange(20, len(data))]
        case 1:  # numbers: lengths, references, sizes

            def other(match: re.Match[bytes]) -> bytes:
                return (
                    str(dice.choice((0, -1, 7, 2**31, 10**12))).encode()
                    if dice.random() < 0.03
                    else match.group()
                )

            return re.sub(rb"\d+", other, data)
        case 2:  # names
            names = sorted(set(re.findall(rb"/[A-Z][A-Za-z]+", data)))
            return data.replace(dice.choice(names), dice.choice(names))
        case 3:
            return _unpacked(
                data, lambda text: bytes(c if dice.random() > 0.01 else dice.randrange(256) for c in text)
            )
        case 4:  # operators
            operators = (b"Tj", b"TJ", b"Td", b"Tm", b"cm", b"q", b"Q", b"BT", b"ET", b"Tf", b"Do")
            before, after = dice.choice(operators), dice.choice(operators)
            return _unpacked(data, lambda text: text.replace(before, after))
        case 5:
            changed = bytearray(data)
            at = dice.randrange(20, len(changed))
            del changed[at : at + dice.randrange(1, 4000)]
            return bytes(changed)
        case _:
            return _flipped(data, dice)


def _flipped(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randrange(1, 200)):
        changed[dice.randrange(8, len(changed))] = dice.randrange(256)
    return bytes(changed)


def _unpacked(data: bytes, change) -> bytes:  # type: ignore[no-untyped-def]
    """The PDF with its streams changed below their packing."""

    def one(match: re.Match[bytes]) -> bytes:
        try:
            return b"stream\n" + zlib.compress(change(zlib.decompress(match.group(1)))) + b"\nendstream"
        except zlib.error:
            return match.group()

    return re.sub(rb"stream\r?\n(.*?)\r?\nendstream", one, data, flags=re.S)


def mutated_others(count: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged files of the other types."""
    prose = GOOD.format("coopers")
    html = f"<html><body><article><h1>Strike</h1><p>{prose}</p></article></body></html>".encode()
    letter = mail(attached={"x.pdf": b"%PDF"}, html=f"<p>{prose}</p>")
    whole = {
        "a.docx": docx(paragraph(prose) * 9, packed=False),
        "a.odt": odt(f"<text:p>{prose}</text:p>" * 9, packed=False),
        "a.epub": epub({"a.xhtml": f"<h1>One</h1><p>{prose}</p>" * 5, "b.xhtml": "<p>Two</p>"}),
        "a.rtf": b"{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}\\pard " + prose.encode() + b"\\par}" * 3,
        "a.eml": letter,
        "a.mbox": (b"From a@b.example Mon May  6 09:00:00 2019\n" + letter + b"\n\n") * 3,
        "a.html": html * 3,
        "a.md": f"# Strike\n\n{prose}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode() * 5,
        "a.zip": zipped({"in.txt": prose, "in.html": html}),
        "a.tar": tarred({"in.txt": prose.encode()}),
    }
    for seed in range(count):
        dice = random.Random(1000 + seed)
        name = list(whole)[seed % len(whole)]
        data = whole[name]
        if dice.random() < 0.3:
            data = data[: dice.randrange(8, len(data))]
        elif dice.random() < 0.3:
            at = dice.randrange(len(data))
            data = data[:at] + data[at // 2 : at] * dice.randrange(1, 5) + data[at:]
        else:
            data = _flipped(data, dice)
        yield f"mutated-{seed:03}{Path(name).suffix}", data


def bombs() -> Iterator[tuple[str, bytes]]:
    """Small files that grow, loop or reach outside."""
    yield "loop-kids.pdf", pdf({2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"})
    yield "loop-count.pdf", pdf({2: b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>"})
    yield "loop-contents.pdf", pdf({4: b"4 0 R"})
    yield (
        "loop-form.pdf",
        pdf({5: stream(b"/F Do /F Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 6 0 R")}),
    )
    yield "loop-length.pdf", pdf({4: b"<</Length 4 0 R>>stream\nBT ET\nendstream"})
    yield "loop-parent.pdf", pdf({3: b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>"})
    yield "loop-outlines.pdf", pdf({1: b"<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R>>",
                                    7: b"<</First 7 0 R/Next 7 0 R/Title(x)>>"})  # fmt: skip
    yield (
        "gigabyte.pdf",
        pdf({4: b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % packed_gigabyte()}),
    )
    twice = zlib.compress(packed_gigabyte()[1])
    yield (
        "gigabyte-twice.pdf",
        pdf(
            {4: b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream" % (len(twice), twice)}
        ),
    )
    shown = b"BT /F1 9 Tf " + b"1 0 0 1 72 700 Tm (a) Tj " * 200_000 + b"ET"
    yield "operators.pdf", pdf({4: stream(shown)})
    yield "deep.pdf", pdf({4: stream(b"[" * 100_000)})
    yield "dictionaries.pdf", pdf({7: b"<</A" * 20_000})
    wide = b"/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceGray"
    yield "wide-picture.pdf", pdf({5: stream(b"\0", wide), 4: stream(b"600 0 0 800 0 0 cm /F Do")})
    yield (
        "huge-page.pdf",
        pdf({3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999999 99999999]/Contents 4 0 R>>"}),
    )
    nested = zipped({"inner.txt": "x"})
    for _ in range(12):
        nested = zipped({"again.zip": nested})
    yield "nested.zip", nested
    yield "gigabyte.zip", _zipped_zeros(2**30)
    yield "outside.zip", zipped({"../../escaped.txt": "x", "/escaped.txt": "x", "C:\\escaped.txt": "x"})
    yield "outside.tar", tarred({"../../escaped.txt": b"x", "/escaped.txt": b"x"})
    yield "links.tar", _tar_with_links()
    yield "many.zip", zipped({f"{n}.txt": "" for n in range(2_000)})
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(97 + n)} "{f"&{chr(96 + n)};" * 10}">' for n in range(1, 12)
    )
    yield "entities.docx", docx(paragraph("x"), extra={"word/document.xml": f"{entities}]><x>&l;</x>"})
    yield "entities.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text",
                                  "content.xml": f"{entities}]><x>&l;</x>"})  # fmt: skip
    yield "nested.html", b"<html><body>" + b"<div><b><i>" * 60_000 + b"The end"
    yield "attributes.html", b"<p " + b"a=b " * 400_000 + b">The end</p>"
    yield "groups.rtf", b"{\\rtf1 " + b"{" * 200_000 + b"The end"


def pdf(objects: dict[int, bytes]) -> bytes:
    """A PDF of one page, some of its objects replaced: 1 catalogue, 2 pages, 3 page, 4 contents, 5 form."""
    whole = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources 6 0 R>>",
        4: stream(b"BT /F1 9 Tf 72 700 Td (The end) Tj ET /F Do"),
        5: stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"),
        6: b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>/XObject<</F 5 0 R>>>>",
        **objects,
    }
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, 2)
    places = {}
    for number, body in sorted(whole.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (max(whole) + 1))
    for number in range(1, max(whole) + 1):
        out.write(b"%010d 00000 n \n" % places[number])
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (max(whole) + 1, start))
    return out.getvalue()


def stream(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(packed), packed)


def packed_gigabyte() -> tuple[int, bytes]:
    """A gigabyte of spaces, packed: its packed size and bytes."""
    packer = zlib.compressobj(1)
    piece = b" " * 2**22
    packed = b"".join(packer.compress(piece) for _ in range(256)) + packer.flush()
    return len(packed), packed


def _zipped_zeros(size: int) -> bytes:
    buffer = io.BytesIO()
    entry = zipfile.ZipInfo("zeros.txt")
    entry.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(buffer, "w", compresslevel=1) as archive, archive.open(entry, "w") as file:
        for _ in range(size // 2**22):
            file.write(bytes(2**22))
    return buffer.getvalue()


def _tar_with_links() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind in (
            ("passwd.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("pipe.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    return buffer.getvalue()
