//! The allocator: a quarter of the default one's size, and faster. The page has one thread.

#[cfg(not(feature = "conformance"))]
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

#[cfg(not(feature = "conformance"))]
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// The same allocator, counting: what the memory budget reads.
#[cfg(feature = "conformance")]
#[global_allocator]
static ALLOCATOR: counting::Counting = counting::Counting::new();

#[cfg(feature = "conformance")]
pub(crate) use counting::live_bytes;

#[cfg(feature = "conformance")]
#[expect(unsafe_code, reason = "an allocator is unsafe by contract; this one only counts and passes on")]
mod counting {
    use std::alloc::{GlobalAlloc, Layout};
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

    static LIVE_BYTES: AtomicUsize = AtomicUsize::new(0);

    pub(crate) struct Counting(WasmDynamicTalc);

    impl Counting {
        pub(crate) const fn new() -> Self {
            Self(new_wasm_dynamic_allocator())
        }
    }

    // SAFETY: every call goes to talc with its arguments unchanged.
    unsafe impl GlobalAlloc for Counting {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            LIVE_BYTES.fetch_add(layout.size(), Relaxed);
            unsafe { self.0.alloc(layout) }
        }

        unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
            LIVE_BYTES.fetch_sub(layout.size(), Relaxed);
            unsafe { self.0.dealloc(memory, layout) }
        }
    }

    /// Bytes allocated and not yet freed.
    pub(crate) fn live_bytes() -> usize {
        LIVE_BYTES.load(Relaxed)
    }
}
