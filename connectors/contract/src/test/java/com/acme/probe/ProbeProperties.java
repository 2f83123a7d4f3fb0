package com.acme.probe;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Options of the probe.
 *
 * @param calls file that gets one line for every call
 */
@ConfigurationProperties("probe")
public record ProbeProperties(@Nullable Path calls) {}
