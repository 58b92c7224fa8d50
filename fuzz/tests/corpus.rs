//! Every file of the corpus, through its own target and through every document's: page and server agree on all of them.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail where it stands, and says at which file"
)]

use std::fs;
use std::path::{Path, PathBuf};

use fuzz::TARGETS;

/// Targets that ask both doors.
const DOCUMENTS: [&str; 5] = ["request", "snapshot", "program", "cart", "shopify_cart"];

const BYTES_MAX: usize = 300 * 1024;

fn files(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn nothing_is_found_in_the_corpus() {
    for (name, target) in TARGETS {
        let files = files(name);
        assert!(!files.is_empty(), "{name} begins with nothing");
        for file in files {
            println!("{}", file.display());
            target(&fs::read(file).unwrap());
        }
    }
}

#[test]
fn page_and_server_agree_on_every_file() {
    for (name, _) in TARGETS {
        for file in files(name) {
            println!("{}", file.display());
            let bytes = fs::read(file).unwrap();
            for document in DOCUMENTS {
                fuzz::target(document).unwrap()(&bytes);
            }
        }
    }
}

#[test]
fn the_corpus_stays_small() {
    let sizes = TARGETS.iter().flat_map(|(name, _)| files(name)).map(|file| fs::read(file).unwrap().len());
    let total: usize = sizes.sum();
    assert!(total <= BYTES_MAX, "{total} bytes, {BYTES_MAX} at most");
}

#[test]
fn every_folder_has_its_target() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for folder in fs::read_dir(corpus).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        assert!(fuzz::target(&name).is_some(), "{name} is of no target");
    }
}
