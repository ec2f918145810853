"""Makes the fonts of this folder; see README.md.

Usage: python3 make.py NotoSansCJKjp-Regular.otf
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

HERE = Path(__file__).parent
TEXT = "東京都港区株式会社山田様御中の本番サービスが三月に停止しましたことをおわび申上げ、。「」ー（）"


def japanese(source: str) -> None:
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["kern", "palt"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "BASE", "vhea", "vmtx", "VORG", "GPOS", "GSUB"]
    font = TTFont(source)
    tool = subset.Subsetter(options)
    tool.populate(text=TEXT)
    tool.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = "Amends Test Japanese"
        elif record.nameID == 6:
            record.string = "AmendsTestJapanese-Regular"
    font["CFF "].cff.fontNames = ["AmendsTestJapanese-Regular"]
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(HERE / "japanese.otf")


def boxes() -> None:
    """Squares for a snowman and three Hebrew letters: TrueType outlines, and a script from right to left."""
    characters = [0x20, 0x2603, 0x5E9, 0x5DC, 0x5DD]
    names = [".notdef"] + [f"uni{c:04X}" for c in characters]
    glyphs = {}
    for index, name in enumerate(names):
        pen = TTGlyphPen(None)
        if name != "uni0020":
            side = 300 + 60 * index
            pen.moveTo((50, 0))
            pen.lineTo((50, side))
            pen.lineTo((50 + side, side))
            pen.lineTo((50 + side, 0))
            pen.closePath()
        glyphs[name] = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({c: f"uni{c:04X}" for c in characters})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (800, 50) for name in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Amends Test Boxes", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(HERE / "boxes.ttf")


def squares() -> None:
    """One square for every Han character, kana and wide mark, by a table that maps ranges to one glyph."""
    names = [".notdef", "square"]
    glyphs = {}
    for name in names:
        pen = TTGlyphPen(None)
        pen.moveTo((100, 0))
        pen.lineTo((100, 800))
        pen.lineTo((900, 800))
        pen.lineTo((900, 0))
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({})
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    ranges = [range(0x3000, 0x3100), range(0x4E00, 0xA000), range(0xFF01, 0xFFA0)]
    table.cmap = {c: "square" for several in ranges for c in several}
    builder.font["cmap"].tables = [table]
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (1000, 100) for name in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Amends Test Squares", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(HERE / "squares.ttf")


if __name__ == "__main__":
    japanese(sys.argv[1])
    boxes()
    squares()
