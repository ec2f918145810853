//! The look of a document: measures in twentieths of a point, colours, and what its styles depend on.

use crate::compose::figure::Colour;
use crate::render::document::Front;
use crate::render::document::Window;
use crate::render::docx::xml::hex;

/// A length in twentieths of a point, the unit of the format.
pub(super) type Twips = i64;

/// Tenths of a millimetre in twentieths of a point: 1 mm is 1440 ÷ 25.4 of them.
pub(super) const fn tenth_mm(tenths: i64) -> Twips {
    (tenths * 14_400 + 1_270) / 2_540
}

/// The margins left and right.
pub(super) const SIDE: Twips = tenth_mm(250);
/// Where the text of later pages begins.
pub(super) const TOP: Twips = tenth_mm(280);
/// Where the text ends, from below.
pub(super) const BOTTOM: Twips = tenth_mm(270);
/// Where the header begins; its first line is that of the mark.
pub(super) const HEADER: Twips = tenth_mm(60);
/// Where the footer ends, from below.
pub(super) const FOOTER: Twips = tenth_mm(110);
/// The line of the mark, and the space below it.
pub(super) const MARK: (Twips, Twips) = (tenth_mm(50), tenth_mm(40));

/// The paper in twentieths of a point.
pub(super) fn paper(front: &Front) -> (Twips, Twips) {
    match front.page {
        crate::render::document::PageSize::A4 => (11_906, 16_838),
        crate::render::document::PageSize::Letter => (12_240, 15_840),
    }
}

/// The width of the text.
pub(super) fn measure(front: &Front) -> Twips {
    paper(front).0 - 2 * SIDE
}

/// Where the column of the sender and of the references begins, from the left margin.
pub(super) fn column(front: &Front) -> Twips {
    paper(front).0 - tenth_mm(820) - SIDE
}

/// Where the parts of the opening of a letter stand.
pub(super) struct Opening {
    /// Where the header of the first page ends, from the top of the page.
    pub(super) header: Twips,
    /// The row above the address, with the small line of the sender at its foot.
    pub(super) above: Twips,
    /// The row of the address.
    pub(super) address: Twips,
    /// How far below the top of the first row the references begin.
    pub(super) references: Twips,
    /// The space between the address and the text.
    pub(super) below: Twips,
}

/// The opening for an envelope: the same places as in print.
pub(super) fn opening(window: Window) -> Opening {
    match window {
        // DIN 5008 form B: the field begins at 45 mm and is 45 mm high, 17.7 mm of it above the address; the
        // references begin at 50 mm, the text at 98.46 mm.
        Window::Din5008 => Opening {
            header: tenth_mm(450),
            above: tenth_mm(177),
            address: tenth_mm(273),
            references: tenth_mm(50),
            below: tenth_mm(85),
        },
        // The window of a #10 shows 2.04 to 3.17 in of a letter folded in three; the text begins at 3.55 in.
        Window::Us10 => Opening { header: 3_053, above: 0, address: 1_440, references: 0, below: 619 },
        Window::None => Opening {
            header: tenth_mm(480),
            above: 0,
            address: tenth_mm(300),
            references: 0,
            below: tenth_mm(80),
        },
    }
}

/// A colour of the palette as six hexadecimal digits.
pub(super) fn colour(front: &Front, of: Colour) -> String {
    hex(of.rgb(front.accent_rgb()))
}

/// Cells without margins: a table that holds places, not values.
pub(super) const BARE: &str = "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/>\
     <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>";
