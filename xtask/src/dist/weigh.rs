//! What the built files weigh, raw and as a CDN would send them.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};

use super::ASSETS;

/// The files a page can load, in the order it loads them.
const FILES: [&str; 4] = ["perkline.js", "perkline.css", "perkline-page.js", "perkline.wasm"];

/// The weights of one build.
pub(crate) struct Weights {
    pub(crate) files: Vec<Weight>,
    /// Whether the Wasm was built with every lever; if not, its budget means nothing.
    pub(crate) small: bool,
}

/// One file's weight.
pub(crate) struct Weight {
    pub(crate) name: &'static str,
    pub(crate) raw_bytes: usize,
    pub(crate) brotli_bytes: usize,
}

impl Weights {
    /// One file's weight in brotli bytes; 0 for a name that is not loaded.
    pub(crate) fn brotli_bytes(&self, name: &str) -> usize {
        self.files.iter().filter(|file| file.name == name).map(|file| file.brotli_bytes).sum()
    }

    /// Everything a page ever loads, in brotli bytes.
    pub(crate) fn total_bytes(&self) -> usize {
        self.files.iter().map(|file| file.brotli_bytes).sum()
    }

    pub(crate) fn print(&self) {
        println!("\n   {:<18} {:>10} {:>12}", "file", "raw", "brotli 11");
        for file in &self.files {
            println!("   {:<18} {:>10} {:>12}", file.name, file.raw_bytes, file.brotli_bytes);
        }
        println!("   {:<18} {:>10} {:>12}", "all", "", self.total_bytes());
    }
}

pub(super) fn weigh(small: bool) -> Result<Weights> {
    let files = FILES.into_iter().map(weigh_file).collect::<Result<_>>()?;
    Ok(Weights { files, small })
}

fn weigh_file(name: &'static str) -> Result<Weight> {
    let path = Path::new(ASSETS).join(name);
    let bytes = fs::read(&path).with_context(|| format!("not built: {}", path.display()))?;
    Ok(Weight { name, raw_bytes: bytes.len(), brotli_bytes: brotli_bytes(&bytes)? })
}

/// Quality 11, window 22: what `brotli` does when asked for its best.
pub(crate) fn brotli_bytes(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    brotli::CompressorWriter::new(&mut packed, 4096, 11, 22).write_all(bytes)?;
    Ok(packed.len())
}
