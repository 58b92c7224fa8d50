//! What the files may weigh, raw. Where Shopify's pages and programs disagree, the smaller number.

use super::block;
use super::file::{File, Finding};

const ALL_MAX: usize = 10_000_000;
/// The documentation's; the command line lets 500 KB pass.
const LIQUID_MAX: usize = 100_000;
const LOCALE_MAX: usize = 15_000;
const LOCALES_MAX: usize = 100;
/// Theme check measures what a schema names in raw bytes, although the documentation speaks of compressed ones.
const SCRIPT_MAX: usize = 10_000;
const SHEET_MAX: usize = 100_000;

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let locales = || files.iter().filter(|file| file.folder() == "locales");
    let mut findings = Vec::new();
    findings.extend(total("all files", files.iter(), ALL_MAX));
    let liquid = files.iter().filter(|file| ["blocks", "snippets"].contains(&file.folder()));
    findings.extend(total("blocks and snippets", liquid, LIQUID_MAX));
    findings.extend(locales().filter_map(|locale| heavy(locale, LOCALE_MAX)));
    let n_locales = locales().count();
    if n_locales > LOCALES_MAX {
        findings.push(whole(format!("{n_locales} locale files, {LOCALES_MAX} at most: remove some")));
    }
    findings.extend(named(files, "javascript", SCRIPT_MAX));
    findings.extend(named(files, "stylesheet", SHEET_MAX));
    findings
}

fn total<'a>(what: &str, files: impl Iterator<Item = &'a File>, most: usize) -> Option<Finding> {
    let bytes: usize = files.map(|file| file.bytes.len()).sum();
    (bytes >= most).then(|| whole(format!("{what}: {bytes} bytes, they must stay below {most}")))
}

fn heavy(file: &File, most: usize) -> Option<Finding> {
    let bytes = file.bytes.len();
    (bytes >= most).then(|| file.finding(format!("{bytes} bytes, it must stay below {most}")))
}

fn whole(message: String) -> Finding {
    Finding { path: super::FOLDER.to_owned(), message }
}

/// Each asset once that some schema names under `member`: it is on every page that has such a block.
fn named(files: &[File], member: &str, most: usize) -> Vec<Finding> {
    let blocks = block::blocks(files);
    let named = |file: &&File| {
        file.folder() == "assets" && blocks.iter().any(|block| block.string(member) == Some(file.name()))
    };
    files.iter().filter(named).filter_map(|file| heavy(file, most)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::file::{File, file, messages};
    use super::{ALL_MAX, LIQUID_MAX, LOCALE_MAX, LOCALES_MAX, SCRIPT_MAX, SHEET_MAX, check};

    const BLOCK: &str = "{% schema %}{\"javascript\": \"a.js\", \"stylesheet\": \"a.css\"}{% endschema %}";

    fn of(path: &str, bytes: usize) -> File {
        file(path, vec![b' '; bytes])
    }

    #[test]
    fn each_limit_holds_at_its_last_byte() {
        for (path, most) in [
            ("assets/a.wasm", ALL_MAX - BLOCK.len()),
            ("snippets/a.liquid", LIQUID_MAX - BLOCK.len()),
            ("locales/en.default.json", LOCALE_MAX),
            ("assets/a.js", SCRIPT_MAX),
            ("assets/a.css", SHEET_MAX),
        ] {
            let with = |bytes| check(&[file("blocks/a.liquid", BLOCK), of(path, bytes)]).len();
            assert_eq!((with(most - 1), with(most)), (0, 1), "{path}");
        }
    }

    #[test]
    fn a_script_that_no_schema_names_may_be_heavier() {
        let files = [file("blocks/a.liquid", BLOCK), of("assets/page.js", SCRIPT_MAX)];
        assert!(check(&files).is_empty());
    }

    #[test]
    fn locales_are_counted() {
        let files: Vec<File> = (0..=LOCALES_MAX).map(|i| of(&format!("locales/{i}.json"), 2)).collect();
        assert_eq!(messages(check(&files)), ["101 locale files, 100 at most: remove some"]);
    }
}
