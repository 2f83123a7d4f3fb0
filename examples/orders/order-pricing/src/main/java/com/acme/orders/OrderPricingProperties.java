package com.acme.orders;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Options of the order pricing.
 *
 * @param outage How long the supplier of outage-family answers 503, from the first time it is asked, for example 2m; 0s for never.
 * @param outageFamily Product family whose supplier is down, for example GARDEN.
 * @param hiccupEvery Every how many price requests one fails; 0 for none.
 */
@Validated
@ConfigurationProperties("order-pricing")
record OrderPricingProperties(
        @NotNull @DefaultValue("0s") Duration outage,
        @NotNull @DefaultValue("GARDEN") String outageFamily,
        @Min(0) @DefaultValue("0") int hiccupEvery) {}
