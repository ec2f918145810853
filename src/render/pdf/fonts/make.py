"""Makes the font files of this folder from the published families; see README.md.

Usage: python3 make.py FOLDER
FOLDER holds the unpacked npm packages source-serif, source-sans and source-code-pro.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FACES = [
    ("source-serif/package/TTF/SourceSerif4-Regular.ttf", "serif-regular", "Amends Serif", "Regular"),
    ("source-serif/package/TTF/SourceSerif4-Semibold.ttf", "serif-bold", "Amends Serif", "Bold"),
    ("source-serif/package/TTF/SourceSerif4-It.ttf", "serif-italic", "Amends Serif", "Italic"),
    ("source-serif/package/TTF/SourceSerif4-SemiboldIt.ttf", "serif-bold-italic", "Amends Serif", "Bold Italic"),
    ("source-sans/package/TTF/SourceSans3-Regular.ttf", "sans-regular", "Amends Sans", "Regular"),
    ("source-sans/package/TTF/SourceSans3-Semibold.ttf", "sans-bold", "Amends Sans", "Bold"),
    ("source-sans/package/TTF/SourceSans3-It.ttf", "sans-italic", "Amends Sans", "Italic"),
    ("source-sans/package/TTF/SourceSans3-SemiboldIt.ttf", "sans-bold-italic", "Amends Sans", "Bold Italic"),
    ("source-code-pro/package/TTF/SourceCodePro-Regular.ttf", "mono-regular", "Amends Mono", "Regular"),
]

RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2FF), (0x300, 0x345), (0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x49D),
    (0x4A0, 0x4A3), (0x4AE, 0x4B3), (0x4BA, 0x4BB), (0x4D8, 0x4D9), (0x4E8, 0x4E9), (0x1E00, 0x1EFF),
    (0x2000, 0x200B), (0x2010, 0x2027), (0x202F, 0x203A), (0x203E, 0x2044), (0x2070, 0x208E), (0x20A0, 0x20BF),
    (0x2100, 0x215E), (0x2190, 0x2195), (0x2202, 0x2265), (0x25A0, 0x25CF), (0x2713, 0x2718),
]
BOXES = [(0x2500, 0x257F), (0x2580, 0x2593)]
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "pnum", "tnum", "lnum", "case"]


def make(source: Path, name: str, family: str, style: str) -> None:
    options = subset.Options()
    options.hinting = False
    options.layout_features = FEATURES
    options.glyph_names = False
    options.legacy_kern = False
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "STAT", "meta", "BASE"]
    font = subset.load_font(str(source), options)
    # The licence reserves the name of the original for the unmodified original.
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = family
        elif record.nameID == 2:
            record.string = style
        elif record.nameID == 4:
            record.string = f"{family} {style}"
        elif record.nameID == 6:
            record.string = f"{family}-{style}".replace(" ", "")
    ranges = RANGES + (BOXES if family.endswith("Mono") else [])
    tool = subset.Subsetter(options)
    tool.populate(unicodes=[c for low, high in ranges for c in range(low, high + 1)])
    tool.subset(font)
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(Path(__file__).parent / f"{name}.ttf")


if __name__ == "__main__":
    for path, name, family, style in FACES:
        make(Path(sys.argv[1]) / path, name, family, style)
