package com.acme.orders;

/** The price service cannot answer now; later it may. */
final class PriceServiceUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PriceServiceUnavailable(String reason) {
        super(reason);
    }
}
