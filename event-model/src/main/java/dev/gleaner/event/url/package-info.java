/** URLs of requests to kube-apiserver, as the server parses them. */
@NullMarked
package dev.gleaner.event.url;

import org.jspecify.annotations.NullMarked;
