//! A Chromium for the browser specs.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::run::{answers, command, run, step};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// How each package manager installs it; the first that answers is asked.
const MANAGERS: [(&str, &[&str]); 4] = [
    ("apt-get", &["apt-get update", "apt-get install -y --no-install-recommends chromium"]),
    ("dnf", &["dnf install -y chromium"]),
    ("apk", &["apk add chromium"]),
    ("brew", &["brew install --cask chromium"]),
];

/// The browser's path: `$CHROMIUM`, else one on the PATH, else one that the system's package manager installs.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    if let Some(found) = on_path() {
        return Ok(found);
    }
    step("Chromium from the system's packages", install)?;
    match on_path() {
        Some(found) => Ok(found),
        None => bail!("Chromium was installed but is not on the PATH: name it in the variable CHROMIUM"),
    }
}

fn install() -> Result<()> {
    let Some((_, lines)) = MANAGERS.iter().find(|(manager, _)| answers(manager)) else {
        bail!("no package manager known here: install Chromium and name it in the variable CHROMIUM");
    };
    let sudo = if answers("sudo") && !is_root() { "sudo " } else { "" };
    for line in *lines {
        run(command(&format!("{sudo}{line}")).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    Ok(())
}

fn is_root() -> bool {
    crate::run::output(&mut command("id -u")).is_ok_and(|id| id.trim() == "0")
}

fn on_path() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| NAMES.map(|name| folder.join(name)))
        .find(|candidate| Path::is_file(candidate))
}
