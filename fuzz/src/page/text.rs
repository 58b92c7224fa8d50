//! A JSON string as a browser hands it to Wasm: UTF-16 inside, and half a character becomes U+FFFD on the way.

use super::cursor::Cursor;

/// Reads one, with its quotes.
pub(super) fn string(cursor: &mut Cursor<'_>) -> Option<String> {
    if !cursor.take(b'"') {
        return None;
    }
    let mut units: Vec<u16> = Vec::new();
    loop {
        let plain = cursor.rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count();
        units.extend(std::str::from_utf8(cursor.rest.get(..plain)?).ok()?.encode_utf16());
        cursor.skip(plain);
        match cursor.rest.first()? {
            b'"' => break,
            b'\\' => units.push(escape(cursor)?),
            // A control character has to be escaped.
            _ => return None,
        }
    }
    cursor.skip(1);
    cursor.odd.half |= char::decode_utf16(units.iter().copied()).any(|one| one.is_err());
    Some(String::from_utf16_lossy(&units))
}

/// The code unit that an escape stands for.
fn escape(cursor: &mut Cursor<'_>) -> Option<u16> {
    let letter = *cursor.rest.get(1)?;
    cursor.skip(2);
    Some(u16::from(match letter {
        b'"' | b'\\' | b'/' => letter,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'u' => return unit(cursor),
        _ => return None,
    }))
}

fn unit(cursor: &mut Cursor<'_>) -> Option<u16> {
    let digits = cursor.rest.get(..4).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
    let unit = u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
    cursor.skip(4);
    unit
}
