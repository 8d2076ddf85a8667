/**
 * URLs of requests to kube-apiserver, as the server parses them. Start at {@link dev.gleaner.event.url.RequestUrl}.
 */
@NullMarked
package dev.gleaner.event.url;

import org.jspecify.annotations.NullMarked;
