//! Passages: from a range or a quote to selectors, and from selectors back to a range. Pure.
