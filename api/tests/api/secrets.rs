//! Secrets get in by the environment or a file, and out nowhere: the binary is run, asked well and badly, and everything
//! it said and wrote is searched.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

use crate::process::now;
use crate::shopify::store::{Effect, Fault, Said, Store};
use crate::world::{SHOP, hmac, program, proxied_uri_signed};

const APP: &str = "app-c1d5e0a94b7f4e6f";
const OPERATOR: &str = "operator-5be1f2a07c9d4d31";
const MERCHANT: &str = "merchant-93d1c7e2b8a04f55";
const TOKEN: &str = "token-0f7a6b5c4d3e2f1a";
const CODES: &str = "codes-8e7d6c5b4a392817";
const CUSTOMER: &str = "7000000000077";
const SHOPIFY: &str = "shpat_2b9e4c17d05f8a63";
const ALL: [&str; 6] = [APP, OPERATOR, MERCHANT, TOKEN, CODES, SHOPIFY];

/// `perkline serve` with nothing of ours in its environment but what is given.
fn serve(folder: &Path, environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perkline"));
    command.args([
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--shop",
        SHOP,
        "--codes-url",
        "http://127.0.0.1:9/codes",
    ]);
    command.arg("--database").arg(folder.join("perkline.db"));
    for name in ["APP_SECRET", "OPERATOR_KEY", "SECRET_KEY", "TOKEN_SECRET", "CODES_KEY", "SHOPIFY_TOKEN"] {
        command.env_remove(format!("PERKLINE_{name}")).env_remove(format!("PERKLINE_{name}_FILE"));
    }
    command.envs(environment.iter().copied()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// All six, three of them in files.
fn environment(folder: &Path) -> Vec<(&'static str, String)> {
    let file = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).unwrap();
        folder.join(name).to_str().unwrap().to_owned()
    };
    vec![
        ("PERKLINE_APP_SECRET_FILE", file("app", &format!("{APP}\n"))),
        ("PERKLINE_OPERATOR_KEY_FILE", file("operator", &format!("{OPERATOR}\r\n"))),
        ("PERKLINE_SECRET_KEY", MERCHANT.to_owned()),
        ("PERKLINE_TOKEN_SECRET", TOKEN.to_owned()),
        ("PERKLINE_CODES_KEY", CODES.to_owned()),
        ("PERKLINE_SHOPIFY_TOKEN_FILE", file("shopify", SHOPIFY)),
    ]
}

#[tokio::test]
async fn no_secret_is_said_or_written() {
    let folder = tempfile::tempdir().unwrap();
    let environment = environment(folder.path());
    let pairs: Vec<(&str, &str)> = environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let store = Store::open().await;
    store.stock().token = SHOPIFY.to_owned();
    store.script("currentAppInstallation", &[Fault(Effect::No, Said::Status(403))]);
    let mut child = serve(folder.path(), &pairs).args(["--shopify-url", &store.url]).spawn().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    stdout.read_line(&mut said).unwrap();
    let url = said.trim().strip_prefix("perkline: listening on ").expect(&said).to_owned();
    let mut answers = ask_everything(&url).await;
    // Asked once more, it has said that it was refused.
    store.until_asked("currentAppInstallation", 2).await;

    child.kill().unwrap();
    child.wait().unwrap();
    stdout.read_to_string(&mut said).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    for logged in ["no code was made", "metafields are left until later"] {
        assert!(said.contains(logged), "it logged what went wrong: {said}");
    }
    for private in ["signature", CUSTOMER, "logged_in_customer_id"] {
        assert!(!said.contains(private), "{private} in {said}");
    }
    answers.push(said);
    for secret in ALL {
        assert!(!answers.iter().any(|text| text.contains(secret)), "{secret} in {answers:?}");
        for name in ["perkline.db", "perkline.db-wal"] {
            let bytes = std::fs::read(folder.path().join(name)).unwrap_or_default();
            assert!(
                !bytes.windows(secret.len()).any(|window| window == secret.as_bytes()),
                "{secret} in {name}"
            );
        }
    }
}

/// Requests that are carried out, and requests that fail in every way we know; what was answered.
async fn ask_everything(url: &str) -> Vec<String> {
    let client = reqwest::Client::new();
    let proxied = |path: &str, secret: &str| {
        format!("{url}{}", proxied_uri_signed(path, CUSTOMER, SHOP, now(), secret))
    };
    let webhook = |secret: &str, body: &str| {
        client
            .post(format!("{url}/webhooks/shopify"))
            .header("x-shopify-topic", "orders/paid")
            .header("x-shopify-webhook-id", format!("of {} bytes", body.len()))
            .header("x-shopify-shop-domain", SHOP)
            .header("x-shopify-hmac-sha256", BASE64_STANDARD.encode(hmac(secret, body)))
            .body(body.to_owned())
    };
    let order = json!({"id": 1, "created_at": "2026-11-21T15:00:00Z", "customer": {"id": 7_000_000_000_077_u64}, "line_items": [{"id": 1,
        "quantity": 1, "price_set": {"shop_money": {"amount": "900.00", "currency_code": "USD"},
        "presentment_money": {"amount": "900.00", "currency_code": "USD"}}}]});
    let redemption = json!({"reward_id": "r10", "idempotency_key": "k"});
    let requests = [
        (200, client.put(format!("{url}/v1/program")).bearer_auth(OPERATOR).json(&program())),
        (201, client.post(proxied("/v1/memberships", APP)).json(&json!({}))),
        (200, webhook(APP, &order.to_string())),
        (422, webhook(APP, "{}")),
        (401, webhook(OPERATOR, "{}")),
        (200, client.get(proxied("/v1/snapshot", APP))),
        (401, client.get(proxied("/v1/snapshot", TOKEN))),
        (
            201,
            client
                .post(format!("{url}/v1/customer-tokens"))
                .bearer_auth(MERCHANT)
                .json(&json!({"customer_id": CUSTOMER})),
        ),
        (
            422,
            client
                .post(format!("{url}/v1/customer-tokens"))
                .bearer_auth(MERCHANT)
                .json(&json!({"customer_id": ""})),
        ),
        (401, client.post(format!("{url}/v1/customer-tokens")).bearer_auth(OPERATOR).json(&json!({}))),
        (401, client.get(format!("{url}/v1/events")).bearer_auth(format!("{OPERATOR}x"))),
        (401, client.get(format!("{url}/v1/events?key={OPERATOR}"))),
        (422, client.put(format!("{url}/v1/program")).bearer_auth(OPERATOR).json(&json!({}))),
        (503, client.post(proxied("/v1/redemptions", APP)).json(&redemption)),
        (200, client.get(format!("{url}/v1/events")).bearer_auth(OPERATOR)),
        (200, client.get(format!("{url}/metrics"))),
        (404, client.get(format!("{url}/nothing")).bearer_auth(TOKEN)),
    ];
    let mut answers = Vec::new();
    for (status, request) in requests {
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), status, "{}", answer.url());
        answers.push(format!("{:?}", answer.headers()));
        answers.push(answer.text().await.unwrap());
    }
    answers
}

#[test]
fn a_secret_that_can_t_be_read_stops_the_start_and_is_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty");
    std::fs::write(&empty, "\n").unwrap();
    for (change, said) in [
        (("PERKLINE_APP_SECRET", APP), "set PERKLINE_APP_SECRET or PERKLINE_APP_SECRET_FILE, not both"),
        (("PERKLINE_APP_SECRET_FILE", ""), "set PERKLINE_APP_SECRET in the environment"),
        (("PERKLINE_APP_SECRET_FILE", "/nowhere/at/all"), "can't read /nowhere/at/all"),
        (("PERKLINE_APP_SECRET_FILE", empty.to_str().unwrap()), "PERKLINE_APP_SECRET is empty"),
    ] {
        let environment = environment(folder.path());
        let mut pairs: Vec<(&str, &str)> =
            environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
        pairs.push(change);
        let Output { status, stdout, stderr } = serve(folder.path(), &pairs).output().unwrap();
        let all = String::from_utf8([stdout, stderr].concat()).unwrap();
        assert!(!status.success() && all.contains(said), "{all}");
        assert!(ALL.iter().all(|secret| !all.contains(secret)), "{all}");
    }
}

#[test]
fn an_origin_that_is_none_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    for origin in [
        "*",
        "null",
        "shop.example.com",
        "https://shop.example.com/",
        "https://a.test, https://b.test",
        "https://",
    ] {
        let said = serve(folder.path(), &[]).args(["--allow-origin", origin]).output().unwrap();
        let text = String::from_utf8(said.stderr).unwrap();
        assert!(text.contains("write it as in https://shop.example.com"), "{origin}: {text}");
    }
}
