//! wasm-bindgen as a library: the module's imports and exports get their JavaScript.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use super::Names;
use super::trim::trim;

/// Writes `perkline.js` and `perkline_bg.wasm` into `folder` and returns the module's new path. Both are trimmed.
pub(super) fn bind(module: &Path, folder: &Path, names: Names) -> Result<PathBuf> {
    Bindgen::new()
        .input_path(module)
        .out_name("perkline")
        .web(true)?
        .typescript(false)
        .remove_producers_section(true)
        .demangle(names == Names::Left)
        .omit_default_module_path(true)
        .encode_into(EncodeInto::Always)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen refused {}", module.display()))?;
    let bound = folder.join("perkline_bg.wasm");
    trim(&bound, &folder.join("perkline.js"), names)?;
    Ok(bound)
}
