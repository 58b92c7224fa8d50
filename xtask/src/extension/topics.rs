//! Which webhooks the API takes, read off its own source, and which scope Shopify wants for each.

/// Where the API says what a webhook changes.
pub(super) const SOURCE: &str = "api/src/webhooks.rs";

/// Shopify sends these to every app that says where.
pub(super) const COMPLIANCE: [&str; 3] = ["customers/data_request", "customers/redact", "shop/redact"];

/// The scope without which Shopify refuses a subscription, by how its topic begins.
const SCOPES: [(&str, &str); 4] = [
    ("orders/", "read_orders"),
    ("refunds/", "read_orders"),
    ("products/", "read_products"),
    ("customers/merge", "read_customer_merge"),
];

/// The topics that the source names: whole ones, and beginnings such as `customers/`.
pub(super) struct Topics<'a> {
    whole: Vec<&'a str>,
    beginnings: Vec<&'a str>,
}

impl<'a> Topics<'a> {
    pub(super) fn read(source: &'a str) -> Self {
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        let literals = code.flat_map(|line| line.split('"').skip(1).step_by(2)).filter(|text| is_topic(text));
        let (beginnings, whole) = literals.partition(|text: &&str| text.ends_with('/'));
        Self { whole, beginnings }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    pub(super) fn takes(&self, topic: &str) -> bool {
        self.whole.contains(&topic) || self.beginnings.iter().any(|beginning| topic.starts_with(beginning))
    }

    /// Those that have to be asked for: all but what the law has Shopify send.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &str> {
        self.whole.iter().copied().filter(|topic| !COMPLIANCE.contains(topic))
    }
}

fn is_topic(text: &str) -> bool {
    let letters = |part: &str| part.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    text.split_once('/').is_some_and(|(thing, verb)| !thing.is_empty() && letters(thing) && letters(verb))
}

/// The scope that a subscription needs, if any.
pub(super) fn scope(topic: &str) -> Option<&'static str> {
    SCOPES.iter().find(|(beginning, _)| topic.starts_with(beginning)).map(|(_, scope)| *scope)
}

#[cfg(test)]
mod tests {
    use super::{Topics, scope};

    #[test]
    fn topics_are_read_off_the_source() {
        let source = r#"
            // "orders/edited" is not taken
            topic if topic.starts_with("customers/") || topic == "shop/redact" => {}
            "orders/paid" => a(),
            "products/create" | "products/update" => b("text of no topic", "/v1/x"),
        "#;
        let topics = Topics::read(source);
        assert_eq!(
            topics.wanted().collect::<Vec<_>>(),
            ["orders/paid", "products/create", "products/update"]
        );
        for (topic, taken) in [
            ("orders/paid", true),
            ("customers/merge", true),
            ("shop/redact", true),
            ("orders/edited", false),
        ] {
            assert_eq!(topics.takes(topic), taken, "{topic}");
        }
    }

    #[test]
    fn scopes_follow_the_topic() {
        assert_eq!(scope("refunds/create"), Some("read_orders"));
        assert_eq!(scope("app/uninstalled"), None);
    }
}
