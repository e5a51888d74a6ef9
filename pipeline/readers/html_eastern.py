"""Bylines in scripts that set no space within a name: Chinese, Japanese, Korean."""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = r"[\u3400-\u9fff々〆]"
_HANGUL = r"[\uac00-\ud7a3]"
# Two to four signs of Chinese; of Japanese with kana and perhaps a space within; foreign names with a dot.
_CHINESE = rf"{_HAN}{{2,4}}(?:[·・•]{_HAN}{{1,6}})?"
_JAPANESE = rf"{_HAN}{{1,3}}[\s\u3000]{_HAN}{{1,3}}|{_HAN}{{1,3}}[\s\u3000]?[\u3040-\u309f]{{2,4}}"
_KOREAN = rf"{_HANGUL}{{2,4}}"
_NAME = re.compile(
    rf"(?:{_CHINESE}|{_JAPANESE}|{_KOREAN}|[\u30a0-\u30ff]{{2,8}}[・＝][\u30a0-\u30ff]{{2,8}})"
)
_SIGN = r"\s*[:：/／|｜=＝]\s*"
# What stands before a writer's name: with a sign, or in brackets; "文" alone is "text".
_LABEL = (
    r"(?:文字|撰文|撰稿人?|(?:原文|本文)?作者|笔者|執筆者?|著者|筆者|文責|取材[・･/／]文|取材[・･]執筆|文|글쓴이|글|저자|작성자"
    r"|(?:本报|本刊|本報|特约|特約|见习|見習|实习|實習)?记者|記者|기자(?=\s*[:：=])|采写|採訪|采访"
    r"|聞き手|インタビュー|整理)"
)
_LABELLED = re.compile(rf"(?<![\w·]){_LABEL}{_SIGN}")
_SPACED = re.compile(
    r"(?<!\w)(?:(?:本报|本刊|本報|特约|特約|见习|見習|实习|實習)?记者|記者|撰文|撰稿|作者|執筆|글)\s+"
)
_JAPANESE_LABEL = re.compile(r"取材|執筆|著者|筆者|文責|聞き手|インタビュー")
_SPACED_NAME = re.compile(rf"({_HAN}{{1,3}})[\s\u3000]({_HAN}{{1,3}}|[\u3040-\u309f]{{2,4}})(?!\w)")
# "김하늘 기자", "林小雨（记者）", "記者王小明／台北報導"
_BESIDE = re.compile(
    rf"(?<!\w)({_KOREAN})\s*(?:(?:선임|수습|객원)\s*)?기자(?!\w)|(?<!\w)({_HAN}{{2,4}})[（(]?"
    rf"(?:记者|記者)[)）]?(?!\w)"
    rf"|(?<!\w)(?:记者|記者)({_HAN}{{2,3}})[/／]"
)
_AND = re.compile(r"[、,，/／&＆]|(?<=\w\w)[和与與](?=\w\w\w?(?!\w))")
_NEXT_LABEL = re.compile(rf"(?<=\w)[\s\u3000/／|｜;；)）(（\]】]+(?=\w{{1,6}}{_SIGN})")
_LAST_SIGNS = re.compile(r"(?:[)）\]】〕。.|｜(（]|\s).*$")
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# What stands there and is nobody: the editors, who will not be named, what is said of a picture.
_NOBODY = re.compile(
    r"编辑|編輯|編集|小编|佚名|匿名|管理员|管理員|记者|記者|本报|本刊|本報|通讯员|新华社|新華社|综合|網路|网络|转载|轉載|来源|來源"
    r"|作者|撰文|文字|執筆|저자|작성|글쓴이|分享|关注|更多|首页|登录|注册|发布|时间|日期|新闻|新聞|频道|平台|字号|评价|收藏|打印|热点"
    r"|ニュース|共有|一覧|뉴스|구독|공유|기사|목록|图片|圖片|写真|摄影|攝影|撮影|评论|評論|报道|報道|报导|報導|工会|工會|労組|組合|公司|委员会|委員會|編集部|편집|기자|사진|관리자|노조"
    r"|[报報刊社网網部组組会會局台]$"
)
_LINE = 120  # characters beyond which a line is text


def is_name(text: str) -> bool:
    """Whether a text is but a person's name in one of these scripts, and no body's or office's."""
    return _NAME.fullmatch(text) is not None and not _NOBODY.search(text)


def is_eastern(text: str) -> bool:
    """Whether a text holds signs of these scripts."""
    return not text.isascii() and _EASTERN.search(text) is not None


def names_in(value: str) -> tuple[str, ...]:
    """The names of a structured value: a byline's, or names alone with signs or spaces between."""
    if not is_eastern(value):
        return ()
    pieces = tuple(piece for piece in _AND.split(value.strip()) if piece)
    return from_byline(value) or (pieces if all(map(is_name, pieces)) else ())


@lru_cache(maxsize=256)
def from_byline(text: str) -> tuple[str, ...]:
    """The names in a byline such as "2019年6月4日 作者：林小雨" or "김하늘 기자"; empty without."""
    if len(text) > _LINE or not _EASTERN.search(text):
        return ()
    match = _LABELLED.search(text) or _SPACED.search(text)
    if match and (found := _names_from(text[match.end() :], japanese=_JAPANESE_LABEL.search(match.group()))):
        return tuple(found)
    named = (next(filter(None, match.groups())) for match in _BESIDE.finditer(text))
    return tuple(dict.fromkeys(name for name in named if is_name(name)))


def _names_from(text: str, *, japanese: re.Match[str] | None) -> list[str]:
    """The names with which a text begins; those after the first where a sign divides them.

    Behind a Japanese label a space may stand within a name.
    """
    spaced = _SPACED_NAME.match(text) if japanese else None
    if spaced and is_name("".join(spaced.groups())):
        return [" ".join(spaced.groups())]
    found: list[str] = []
    for piece in _AND.split(_NEXT_LABEL.split(text)[0]):
        name = _LAST_SIGNS.sub("", piece)
        if not is_name(name):
            break
        found.append(name)
        if name != piece:
            break  # a bracket or a space ended it
    return found
