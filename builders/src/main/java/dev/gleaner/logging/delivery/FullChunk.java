package dev.gleaner.logging.delivery;

/**
 * The limits at which a chunk is full, and is sent before it is due.
 *
 * @param bytes the number of bytes from which it is full
 * @param records the number of records from which it is full; 0 means no limit
 */
public record FullChunk(long bytes, long records) {
    /** Whether a chunk with these bytes and records is full. */
    public boolean includes(long ofBytes, long ofRecords) {
        return ofBytes >= bytes || records > 0 && ofRecords >= records;
    }
}
