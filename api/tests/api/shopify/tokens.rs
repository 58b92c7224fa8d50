//! Access tokens that Shopify grants the app: asked for once, renewed when they end or are not taken any more.

use futures_util::future::join_all;
use perkline_api::Admin;

use super::store::Effect::No;
use super::store::Said::{Cut, Status, Text, TooMany};
use super::store::{CLIENT_ID, CLIENT_SECRET, Fault};
use super::{IMPATIENT, Shop};
use crate::process::{Process, perkline};
use crate::world::{SHOP, program};

const GRANT: &str = "access_token";

async fn shop(secret: &str) -> Shop {
    let mut shop = Shop::open().await;
    shop.ask_with(Admin::granted(SHOP, CLIENT_ID, secret.into(), Some(&shop.store.url), IMPATIENT));
    shop
}

impl Shop {
    async fn redeems(&self, key: &str) {
        let reply = self.world.redeem("7", "credit", key).await;
        assert_eq!(reply.status, 201, "{reply:?}");
    }

    fn grants(&self) -> usize {
        self.store.asked(GRANT).len()
    }
}

#[tokio::test]
async fn one_token_is_for_everybody_who_asks() {
    let shop = shop(CLIENT_SECRET).await;
    let keys = ["1", "2", "3", "4", "5"];
    join_all(keys.iter().map(|key| shop.redeems(key))).await;
    assert_eq!(shop.grants(), 1);
    assert_eq!(shop.store.stock().credits("7").len(), keys.len());
}

#[tokio::test]
async fn a_token_that_is_not_taken_any_more_is_replaced() {
    let shop = shop(CLIENT_SECRET).await;
    shop.redeems("1").await;
    shop.store.stock().token = "shpat_another".to_owned();
    shop.redeems("2").await;
    assert_eq!(shop.grants(), 2);
}

#[tokio::test]
async fn a_token_is_not_used_for_the_last_minutes_of_its_time() {
    let shop = shop(CLIENT_SECRET).await;
    shop.store.stock().token_seconds = 300;
    shop.redeems("1").await;
    shop.redeems("2").await;
    assert_eq!(shop.grants(), 2);
}

#[tokio::test]
async fn without_a_token_nothing_is_asked_and_the_points_are_back() {
    let shop = shop("another app's").await;
    let reply = shop.world.redeem("7", "credit", "1").await;
    assert_eq!(reply.problem(), (503, "codes-unavailable".into(), None));
    assert_eq!(shop.world.points("7").await.0, 2850);
    assert_eq!(shop.store.asked("storeCreditAccountCredit").len(), 0);
}

#[tokio::test]
async fn a_grant_that_fails_is_asked_for_again() {
    for said in [Status(500), Status(503), TooMany(Some("1")), Cut, Text("<html>"), Text("{}")] {
        let shop = shop(CLIENT_SECRET).await;
        shop.store.script(GRANT, &[Fault(No, said)]);
        shop.redeems("1").await;
        assert_eq!((shop.grants(), shop.store.stock().credits("7").len()), (2, 1), "{said:?}");
    }
}

#[tokio::test]
async fn the_server_asks_with_a_client_id_and_writes_the_program() {
    let shop = Shop::open().await;
    let folder = tempfile::tempdir().unwrap();
    let mut command = perkline(&["serve", "--listen", "127.0.0.1:0", "--shop", SHOP]);
    command.arg("--database").arg(folder.path().join("perkline.db"));
    command.args(["--client-id", CLIENT_ID, "--shopify-url", &shop.store.url]);
    let mut process = Process::start(command);
    process.caller().await.set_program().await;
    shop.store.until_asked("metafieldsSet", 1).await;
    assert_eq!(shop.store.stock().metafields.len(), 1);
    assert_eq!(shop.printed_program().unwrap(), program());
}

#[test]
fn a_client_id_and_a_token_are_one_too_many() {
    let mut command =
        perkline(&["serve", "--shop", SHOP, "--client-id", CLIENT_ID, "--listen", "127.0.0.1:0"]);
    let folder = tempfile::tempdir().unwrap();
    command.arg("--database").arg(folder.path().join("perkline.db"));
    let output = command.env("PERKLINE_SHOPIFY_TOKEN", "shpat_0123456789").output().unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("set --client-id or PERKLINE_SHOPIFY_TOKEN, not both"), "{said}");
}
