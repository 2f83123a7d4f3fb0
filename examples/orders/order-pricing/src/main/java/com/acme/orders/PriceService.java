package com.acme.orders;

import java.math.BigDecimal;

/** Knows what a product costs today. */
interface PriceService {
    /**
     * The price of one piece in euro.
     *
     * @throws PriceServiceUnavailable when it cannot say now
     * @throws dev.weir.runtime.RejectMessage when there is no such product
     */
    BigDecimal inEuro(String sku);
}
