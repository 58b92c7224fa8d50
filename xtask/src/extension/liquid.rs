//! Liquid, read just far enough to see which tags, objects, assets and schemas stand in a file.

/// A tag, an output, or one line of a `liquid` tag.
#[derive(Debug, PartialEq)]
pub(super) struct Statement<'a> {
    pub(super) line: usize,
    /// Empty for an output.
    pub(super) tag: &'a str,
    pub(super) code: &'a str,
}

/// What a file says; comments, documentation and raw text left out.
#[derive(Debug, Default)]
pub(super) struct Liquid<'a> {
    pub(super) statements: Vec<Statement<'a>>,
    /// The JSON of each `schema` tag.
    pub(super) schemas: Vec<&'a str>,
}

/// Tags whose content is not Liquid.
const CLOSED: [&str; 6] = ["comment", "doc", "raw", "schema", "javascript", "stylesheet"];

pub(super) fn read(text: &str) -> Liquid<'_> {
    let mut found = Liquid::default();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        rest = after;
        let line = text.len().checked_sub(after.len()).and_then(|end| text.get(..end));
        let line = line.map_or(1, |before| before.matches('\n').count() + 1);
        if let Some((code, behind)) = after.strip_prefix('{').and_then(|inner| inner.split_once("}}")) {
            found.statements.push(Statement { line, tag: "", code: trimmed(code) });
            rest = behind;
        } else if let Some((code, behind)) = after.strip_prefix('%').and_then(|inner| inner.split_once("%}"))
        {
            rest = found.take(line, trimmed(code), behind);
        }
    }
    found
}

impl<'a> Liquid<'a> {
    /// Takes one tag and returns what is to be read after it.
    fn take(&mut self, line: usize, code: &'a str, behind: &'a str) -> &'a str {
        let (tag, code) = parted(code);
        if tag == "liquid" {
            self.take_lines(line, code);
            return behind;
        }
        self.statements.push(Statement { line, tag, code });
        if !CLOSED.contains(&tag) {
            return behind;
        }
        let (inner, behind) = up_to_end(behind, tag);
        if tag == "schema" {
            self.schemas.push(inner);
        }
        behind
    }

    fn take_lines(&mut self, line: usize, code: &'a str) {
        let mut commented = false;
        for (i, text) in code.lines().enumerate() {
            let (tag, code) = parted(text.trim());
            commented = (commented || tag == "comment") && tag != "endcomment";
            if !commented && !tag.is_empty() {
                self.statements.push(Statement { line: line + i, tag, code });
            }
        }
    }
}

/// Without the dashes that take white space away.
fn trimmed(code: &str) -> &str {
    let code = code.strip_prefix('-').unwrap_or(code);
    code.strip_suffix('-').unwrap_or(code).trim()
}

/// A tag's name and the rest.
fn parted(code: &str) -> (&str, &str) {
    let end = code.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '#');
    let (name, rest) = code.split_at(end.unwrap_or(code.len()));
    (name, rest.trim_start_matches([' ', '\t']))
}

/// What stands before the tag's end, and what behind it.
fn up_to_end<'a>(text: &'a str, tag: &str) -> (&'a str, &'a str) {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("{%") {
        rest = after;
        let Some((code, behind)) = after.split_once("%}") else { break };
        if trimmed(code).strip_prefix("end") == Some(tag) {
            let inner = text.len().checked_sub(after.len() + 2).and_then(|end| text.get(..end));
            return (inner.unwrap_or_default(), behind);
        }
    }
    (text, "")
}

/// A piece of a statement's code.
#[derive(Debug, PartialEq, Clone, Copy)]
pub(super) enum Token<'a> {
    Literal(&'a str),
    /// Names, numbers and paths: `block.settings.api`.
    Word(&'a str),
    Mark(char),
}

pub(super) fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, behind) = match first {
            '\'' | '"' => {
                let inner = rest.split_at(1).1;
                let (literal, behind) = inner.split_once(first).unwrap_or((inner, ""));
                (Token::Literal(literal), behind)
            }
            _ if is_word(first) => {
                let (word, behind) = rest.split_at(rest.find(|next| !is_word(next)).unwrap_or(rest.len()));
                (Token::Word(word), behind)
            }
            _ => (Token::Mark(first), rest.split_at(first.len_utf8()).1),
        };
        tokens.push(token);
        rest = behind.trim_start();
    }
    tokens
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "_.?-".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::{Statement, Token, read, tokens};

    #[test]
    fn tags_outputs_and_lines_are_seen_and_comments_are_not() {
        let text = "{% doc %}\n  {% include 'x' %}\n{% enddoc %}\n{%- if a -%}\n{{- b | json -}}\n{%- liquid\n  # {{ no }}\n  comment\n    assign z = 1\n  endcomment\n  assign c = section.id\n-%}{% raw %}{{ d }}{% endraw %}";
        let found: Vec<(usize, &str, &str)> = read(text)
            .statements
            .into_iter()
            .map(|Statement { line, tag, code }| (line, tag, code))
            .collect();
        assert_eq!(
            found,
            [
                (1, "doc", ""),
                (4, "if", "a"),
                (5, "", "b | json"),
                (7, "#", "{{ no }}"),
                (10, "endcomment", ""),
                (11, "assign", "c = section.id"),
                (12, "raw", ""),
            ]
        );
    }

    #[test]
    fn a_schema_is_its_text() {
        let read = read("<p>\n{%- schema -%}\n{ \"a\": \"{{ b }}\" }\n{% endschema %}");
        assert_eq!(read.schemas, ["\n{ \"a\": \"{{ b }}\" }\n"]);
        assert_eq!(read.statements.len(), 1);
    }

    #[test]
    fn literals_are_told_from_words() {
        use Token::{Literal, Mark, Word};
        assert_eq!(
            tokens("'a section' | asset_url: b.c?"),
            [Literal("a section"), Mark('|'), Word("asset_url"), Mark(':'), Word("b.c?")]
        );
        assert_eq!(tokens("'open"), [Literal("open")]);
    }
}
