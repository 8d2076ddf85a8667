package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one class of requests, by decision, level and stage. There are few combinations, so the search is
 * linear.
 */
final class ClassTally implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<Cell> cells = new ArrayList<>(2);

    Cell cell(AuditDecision decision, AuditLevel recorded, Stage stage) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).hasKey(decision, recorded, stage)) {
                return cells.get(i);
            }
        }
        return added(new Cell(decision, recorded, stage));
    }

    private Cell added(Cell cell) {
        cells.add(cell);
        return cell;
    }

    List<Cell> cells() {
        return cells;
    }

    void merge(ClassTally other) {
        for (Cell cell : other.cells) {
            cells.stream()
                    .filter(cell::hasKeyOf)
                    .findFirst()
                    .orElseGet(() -> added(cell.emptyCopy()))
                    .merge(cell);
        }
    }
}
