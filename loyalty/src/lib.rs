//! The domain of a loyalty program.
