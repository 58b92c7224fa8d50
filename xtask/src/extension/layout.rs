//! Which files may be there, and where: a file of another kind or in another folder stops the deploy.

use super::file::{File, Finding};

const MANIFEST: &str = "shopify.extension.toml";

/// Each folder with the kinds of file that Shopify's command line takes in it.
const FOLDERS: [(&str, &[&str]); 4] = [
    ("assets", &[".jpg", ".jpeg", ".json", ".js", ".css", ".png", ".svg", ".wasm"]),
    ("blocks", &[".liquid"]),
    ("snippets", &[".liquid"]),
    ("locales", &[".json"]),
];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = files.iter().filter_map(misplaced).collect();
    findings.extend(manifest(files));
    findings
}

fn misplaced(file: &File) -> Option<Finding> {
    if file.path == MANIFEST {
        return None;
    }
    let Some((_, kinds)) = FOLDERS.iter().find(|(folder, _)| *folder == file.folder()) else {
        return Some(file.finding(format!(
            "move it into assets, blocks, snippets or locales; beside them stands only {MANIFEST}"
        )));
    };
    if file.path.matches('/').count() > 1 {
        return Some(file.finding("Shopify knows one level of folders: move it up"));
    }
    let folder = file.folder();
    (!file.is(kinds)).then(|| file.finding(format!("{folder} holds only {}: remove it", kinds.join(" "))))
}

fn manifest(files: &[File]) -> Option<Finding> {
    let Some(manifest) = files.iter().find(|file| file.path == MANIFEST) else {
        let path = format!("{}/{MANIFEST}", super::FOLDER);
        return Some(Finding { path, message: "write it: type = \"theme\" and a name".to_owned() });
    };
    let said: toml::Table = match toml::from_str(manifest.text()) {
        Ok(said) => said,
        Err(error) => return Some(manifest.finding(format!("this is not TOML: {}", error.message()))),
    };
    let is = |key: &str| said.get(key).and_then(toml::Value::as_str).unwrap_or_default();
    (is("type") != "theme" || is("name").is_empty())
        .then(|| manifest.finding("give it type = \"theme\" and a name"))
}

#[cfg(test)]
mod tests {
    use super::super::file::{file, messages};
    use super::{MANIFEST, check};

    fn found(path: &str) -> Vec<String> {
        messages(check(&[file(MANIFEST, "name = \"Perkline\"\ntype = \"theme\"\n"), file(path, "")]))
    }

    #[test]
    fn what_shopify_takes_is_left_alone() {
        for path in [
            "assets/a.wasm",
            "assets/a.json",
            "blocks/a.liquid",
            "snippets/a.liquid",
            "locales/en.default.json",
        ] {
            assert!(found(path).is_empty(), "{path}");
        }
    }

    #[test]
    fn what_stops_a_deploy_is_found() {
        for (path, told) in [
            ("assets/a.mjs", "assets holds only"),
            ("assets/a.css.liquid", "assets holds only"),
            ("assets/a.map", "assets holds only"),
            ("assets/pkg/a.js", "one level of folders"),
            ("blocks/a.md", "blocks holds only .liquid"),
            ("locales/en.yml", "locales holds only .json"),
            ("sections/a.liquid", "move it into assets"),
            ("README.md", "move it into assets"),
        ] {
            let found = found(path);
            assert!(found.len() == 1 && found[0].contains(told), "{path}: {found:?}");
        }
    }

    #[test]
    fn the_manifest_must_be_there_and_say_theme() {
        assert_eq!(messages(check(&[])), ["write it: type = \"theme\" and a name"]);
        let other = file(MANIFEST, "name = \"Perkline\"\ntype = \"function\"\n");
        assert_eq!(messages(check(&[other])), ["give it type = \"theme\" and a name"]);
    }
}
