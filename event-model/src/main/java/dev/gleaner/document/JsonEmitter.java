package dev.gleaner.document;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes to a generator of Jackson. A whole number is written as one, in the smallest type, because some formats
 * distinguish them.
 */
abstract class JsonEmitter implements Emitter {
    @Override
    public final void number(BigDecimal value) {
        if (value.scale() != 0) {
            decimal(value);
            return;
        }
        BigInteger whole = value.unscaledValue();
        if (whole.bitLength() < Integer.SIZE) {
            whole(whole.intValue());
        } else if (whole.bitLength() < Long.SIZE) {
            whole(whole.longValue());
        } else {
            whole(whole);
        }
    }

    abstract void whole(int value);

    abstract void whole(long value);

    abstract void whole(BigInteger value);

    abstract void decimal(BigDecimal value);
}
