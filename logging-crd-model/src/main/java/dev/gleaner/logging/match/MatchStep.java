package dev.gleaner.logging.match;

import dev.gleaner.document.OpenObject;
import java.util.Optional;

/**
 * One step of a match list: a {@code select} or an {@code exclude}. The first step that applies to a record decides; a
 * record to which no step applies is not selected. {@link Match} is a step of a flow, {@link ClusterMatch} one of a
 * cluster flow.
 *
 * @param <S> the type of the conditions
 */
public interface MatchStep<S extends PodConditions> extends OpenObject {
    /** The records that are selected; empty means that this is not a select. */
    Optional<S> select();

    /** The records that are excluded; empty means that this is not an exclude. */
    Optional<S> exclude();
}
