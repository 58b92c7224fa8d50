//! A request as text, nearly as it stands on the wire.

use axum::http::{Request, Uri};

/// None: not even a server would see a request in it.
pub(super) fn request(data: &[u8]) -> Option<Request<Vec<u8>>> {
    let (head, body) = match data.windows(2).position(|two| two == b"\n\n") {
        Some(end) => (data.get(..end)?, data.get(end + 2..)?),
        None => (data, &[][..]),
    };
    let mut lines = head.split(|byte| *byte == b'\n');
    let (method, target) = std::str::from_utf8(lines.next()?).ok()?.split_once(' ')?;
    let uri: Uri = target.parse().ok()?;
    let mut builder = Request::builder().method(method).uri(uri);
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        builder = builder.header(line.get(..colon)?, line.get(colon + 1..)?.trim_ascii());
    }
    builder.body(body.to_vec()).ok()
}
