//! The whole file
// ANCHOR: one
fn one() -> u8 {
    1
}
// ANCHOR_END: one

fn two() -> u8 {
    2
}
