//! Colour spaces of a page with the profiles left out.
//!
//! The interpreter builds the conversion tables of every ICC profile, for every file anew: a third of the time of reading
//! a page. Whether a letter is black or red shows without them, so a space with a profile is taken for the plain one with as
//! many components, as the format itself allows where a profile is unknown (ISO 32000-1, 8.6.5.5).

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// The dictionary of colour spaces with plain ones for those with a profile; none when it holds any other space.
pub(super) fn plain(spaces: &Dict<'_>) -> Option<Vec<u8>> {
    let mut text = b"<<".to_vec();
    for name in spaces.keys() {
        let plain = plain_name(spaces.get::<Object<'_>>(&*name)?)?;
        // Names that would have to be escaped are rare enough to leave to the interpreter.
        if !name.iter().all(u8::is_ascii_alphanumeric) {
            return None;
        }
        text.extend([b"/", &*name, b" /", plain, b" "].concat());
    }
    text.extend(b">>");
    Some(text)
}

fn plain_name(space: Object<'_>) -> Option<&'static [u8]> {
    let space: Array<'_> = space.try_into().ok()?;
    let mut parts = space.flex_iter();
    if &*parts.next::<Name<'_>>()? != b"ICCBased" {
        return None;
    }
    match parts.next::<Stream<'_>>()?.dict().get::<u8>(b"N".as_slice())? {
        1 => Some(b"DeviceGray"),
        3 => Some(b"DeviceRGB"),
        4 => Some(b"DeviceCMYK"),
        _ => None,
    }
}
