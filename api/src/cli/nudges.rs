//! `perkline nudges`: one request a line, one answer a line; a bad line is answered by its error and the run goes on.

use std::io::{BufRead, BufReader, BufWriter, Write};

use loyalty::{Answer, Refusal, Request};
use serde::Serialize;

use crate::routes::nudges::reply;

#[derive(Serialize)]
struct Refused {
    error: Wrong,
}

#[derive(Serialize)]
struct Wrong {
    path: String,
    message: String,
}

pub(super) fn run() -> Result<(), String> {
    let input = BufReader::new(std::io::stdin().lock());
    let output = BufWriter::new(std::io::stdout().lock());
    answer_lines(input, output).map_err(|error| format!("can't read or write: {error}"))
}

fn answer_lines(mut input: impl BufRead, mut output: impl Write) -> std::io::Result<()> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            match answered(&line) {
                Ok(answer) => serde_json::to_writer(&mut output, &answer)?,
                Err(Refusal { path, message }) => {
                    serde_json::to_writer(&mut output, &Refused { error: Wrong { path, message } })?;
                }
            }
            output.write_all(b"\n")?;
            // Whoever pipes requests one by one waits for each answer.
            output.flush()?;
        }
        line.clear();
    }
    Ok(())
}

fn answered(line: &[u8]) -> Result<Answer, Refusal> {
    let not_json =
        |error: serde_json::Error| Refusal { path: String::new(), message: format!("not JSON: {error}") };
    let tree: serde_json::Value = serde_json::from_slice(line).map_err(not_json)?;
    Ok(reply(&Request::decode(&&tree)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn a_bad_line_is_answered_and_the_run_goes_on() {
        let input = b"nonsense\n\n{\"program\": {\"name\": 7}}\n\xff\n{}";
        let mut output = Vec::new();
        answer_lines(&input[..], &mut output).unwrap();
        let answers: Vec<Value> = output
            .split(|byte| *byte == b'\n')
            .filter_map(|line| serde_json::from_slice(line).ok())
            .collect();
        let paths: Vec<&str> =
            answers.iter().map(|answer| answer["error"]["path"].as_str().unwrap()).collect();
        assert_eq!(paths.len(), 4, "{answers:?}");
        assert_eq!((paths[0], paths[2]), ("", ""));
        assert!(paths[1].starts_with("/program"), "{paths:?}");
        assert!(answers.iter().all(|answer| !answer["error"]["message"].as_str().unwrap().is_empty()));
    }
}
