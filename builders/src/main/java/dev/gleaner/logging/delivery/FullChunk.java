package dev.gleaner.logging.delivery;

/**
 * When a chunk is full, so that it leaves before its time.
 *
 * @param bytes the bytes from which it is full
 * @param records the records from which it is full; 0 means that their number is not limited
 */
public record FullChunk(long bytes, long records) {
    /** Whether a chunk with these bytes and records is full. */
    public boolean includes(long ofBytes, long ofRecords) {
        return ofBytes >= bytes || records > 0 && ofRecords >= records;
    }
}
