//! Secrets from the environment, or from the files it names: a command line can be read by every process of the machine.

use std::env::VarError;

use crate::auth::Secret;

/// Shorter ones can be guessed.
const LENGTH_MIN: usize = 16;

/// The secret in the variable, or in the file that `{name}_FILE` names; a file's last line break is not part of it.
pub(super) fn secret(name: &str) -> Result<Secret, String> {
    optional(name)?.ok_or_else(|| {
        format!("set {name} in the environment to a long random text, or {name}_FILE to its file")
    })
}

/// As [`secret`], where there may be none.
pub(super) fn optional(name: &str) -> Result<Option<Secret>, String> {
    let file = format!("{name}_FILE");
    let text = match (variable(name)?, variable(&file)?) {
        (Some(_), Some(_)) => return Err(format!("set {name} or {file}, not both")),
        (Some(text), None) => text,
        (None, Some(path)) => std::fs::read_to_string(&path)
            .map_err(|error| format!("can't read {path}, which {file} names: {error}"))?,
        (None, None) => return Ok(None),
    };
    let text = text.trim_end_matches(['\r', '\n']);
    if text.is_empty() {
        return Err(format!("{name} is empty: set it to a long random text"));
    }
    if text.len() < LENGTH_MIN {
        tracing::warn!("{name} is short and can be guessed: make a longer one with openssl rand -hex 32");
    }
    Ok(Some(text.into()))
}

fn variable(name: &str) -> Result<Option<String>, String> {
    match std::env::var(name) {
        Ok(text) => Ok(Some(text).filter(|text| !text.is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(format!("{name} is not text: set it to letters and digits")),
    }
}
