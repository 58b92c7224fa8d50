//! What a machine with rustup and Node 20 still needs: each part is added once, and found the next time.

mod chromium;
mod node;
mod rust;

pub(crate) use chromium::chromium;
pub(crate) use node::npm_packages;
pub(crate) use rust::{has_rust_src, wasm_toolchain};
