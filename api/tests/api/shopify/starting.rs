//! A server that starts while Shopify does not answer.

use serde_json::json;

use super::faulty::CODE;
use super::store::{Effect, Fault, Said, Store};
use crate::process::{Delivery, Process, now, serve_with};
use crate::world::{iso, order};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_waits_for_shopify_to_be_served() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("perkline.db");
    let store = Store::open().await;
    let mut process = Process::start(serve_with(&file, &store));
    let caller = process.caller().await;
    caller.set_program().await;
    caller.join("7").await;
    let mut body = order("1", "7", &[("11", 1, "400.00")]);
    body["created_at"] = iso(now()).into();
    caller.deliver(&Delivery { topic: "orders/paid", id: "1".to_owned(), body }).await.unwrap();

    // Killed over the making of a code.
    let silence = Fault(Effect::No, Said::Nothing);
    store.script(CODE.question, &[silence, silence]);
    let command = json!({"reward_id": CODE.id, "idempotency_key": "k"});
    let asking = caller.post("/v1/redemptions", "7", &command);
    let killing = async {
        store.until_asked(CODE.question, 1).await;
        process.kill();
    };
    assert!(tokio::join!(asking, killing).0.is_none());

    // The next one asks again, and answers meanwhile.
    let mut process = Process::start(serve_with(&file, &store));
    let caller = process.caller().await;
    store.until_asked(CODE.question, 2).await;
    let (_, snapshot) = caller.snapshot("7").await.unwrap();
    assert_eq!(snapshot["member"]["points"]["available"], 1000);
    assert_eq!(store.asked("codeDiscountNodeByCode").len(), 0, "it still waits for its first answer");
    process.kill();

    // And the one after that finishes it by itself.
    let mut process = Process::start(serve_with(&file, &store));
    let caller = process.caller().await;
    store.until_asked(CODE.question, 3).await;
    let (status, answer) = caller.post("/v1/redemptions", "7", &command).await.unwrap();
    assert_eq!(status, 200, "{answer}");
    assert_eq!(store.codes().into_iter().collect::<Vec<_>>(), [answer["voucher"]["code"].as_str().unwrap()]);
}
