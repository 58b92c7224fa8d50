//! The loyalty API.

fn main() {}
