/**
 * Decides what a folder of YAML says: resources with the line of every field, or every problem with its line. Strict: what
 * a cluster would refuse is refused here. Start at {@link dev.weir.runner.manifest.ManifestFolder}.
 */
@NullMarked
package dev.weir.runner.manifest;

import org.jspecify.annotations.NullMarked;
