//! A JSON string as a browser hands it to Wasm: UTF-16 inside, and half a character becomes U+FFFD on the way.

use super::parse::Parser;

/// Reads one, with its quotes.
pub(super) fn string(parser: &mut Parser<'_>) -> Option<String> {
    if !parser.take(b'"') {
        return None;
    }
    let mut units: Vec<u16> = Vec::new();
    loop {
        let plain = parser.rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count();
        units.extend(std::str::from_utf8(parser.rest.get(..plain)?).ok()?.encode_utf16());
        parser.skip(plain);
        match parser.rest.first()? {
            b'"' => break,
            b'\\' => units.push(escape(parser)?),
            // A control character has to be escaped.
            _ => return None,
        }
    }
    parser.skip(1);
    parser.odd.half |= char::decode_utf16(units.iter().copied()).any(|one| one.is_err());
    Some(String::from_utf16_lossy(&units))
}

/// The code unit that an escape stands for.
fn escape(parser: &mut Parser<'_>) -> Option<u16> {
    let letter = *parser.rest.get(1)?;
    parser.skip(2);
    Some(u16::from(match letter {
        b'"' | b'\\' | b'/' => letter,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'u' => return unit(parser),
        _ => return None,
    }))
}

fn unit(parser: &mut Parser<'_>) -> Option<u16> {
    let digits = parser.rest.get(..4).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
    let unit = u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
    parser.skip(4);
    unit
}
