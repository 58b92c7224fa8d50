//! Whom a command's events were about.

/// Nobody, some customers, or the shop as a whole.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub(crate) customers: Vec<String>,
    pub(crate) everybody: bool,
}

impl Touched {
    /// None: the shop as a whole.
    pub(crate) fn note(&mut self, customer_id: Option<&str>) {
        match customer_id {
            Some(customer_id) => self.customers.push(customer_id.to_owned()),
            None => self.everybody = true,
        }
    }
}
