package dev.gleaner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sorts and filters the tables of a page by real clicks and keys. Skipped where Chromium is not installed. */
@Timeout(300)
class ReportClicksTest {
    private static final String PEOPLE = "#people";

    @TempDir
    private static Path folder;

    private static @Nullable BrowserPage open;

    private final BrowserPage page = page();

    /** As texts, the numbers of requests would sort in another order. */
    @BeforeAll
    static void openThePage() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "chromium is not in the PATH");
        ActivityReport report = ActivityReport.of(r -> {
            add("bob", 12, r);
            add("Alice", 9, r);
            add("carol", 100, r);
        });
        Path html = Files.write(folder.resolve("report.html"), report.toHtml().getBytes(StandardCharsets.UTF_8));
        open = BrowserPage.open(html, folder);
    }

    private static void add(String person, int requests, ActivityReport.Builder report) {
        for (int i = 0; i < requests; i++) {
            report.add(ReportCases.activity(person, "get", "pods", "web", 200, i));
        }
    }

    @AfterAll
    static void closeThePage() throws Exception {
        if (open != null) {
            open.quit();
        }
    }

    private static BrowserPage page() {
        if (open == null) {
            throw new IllegalStateException("the page is not open");
        }
        return open;
    }

    @BeforeEach
    void reload() throws Exception {
        page.reload();
    }

    @Test
    void aClickOnANumberSortsTheLargestFirst() throws Exception {
        page.click(header(2));
        assertThat(people()).containsExactly("carol", "bob", "Alice");
        assertThat(sorted()).isEqualTo("descending");
        page.click(header(2));
        assertThat(people()).containsExactly("Alice", "bob", "carol");
        assertThat(sorted()).isEqualTo("ascending");
    }

    @Test
    void aClickOnATextSortsByTheAlphabet() throws Exception {
        page.click(header(1));
        assertThat(people()).containsExactly("Alice", "bob", "carol");
        page.click(header(1));
        assertThat(people()).containsExactly("carol", "bob", "Alice");
    }

    @Test
    void typedWordsFilterRows() throws Exception {
        page.click(PEOPLE + " input");
        page.type("ALICE");
        assertThat(people()).containsExactly("Alice");
        assertThat(page.value("document.querySelector('#people output').textContent")
                        .asText())
                .isEqualTo("1 of 3 rows");
        page.type(" nobody");
        assertThat(people()).isEmpty();
    }

    /** A filter stays when the table is sorted. */
    @Test
    void filteredRowsAreSorted() throws Exception {
        page.click(PEOPLE + " input");
        page.type("o");
        assertThat(people()).containsExactlyInAnyOrder("bob", "carol");
        page.click(header(1));
        assertThat(people()).containsExactly("bob", "carol");
    }

    /** The keyboard reaches what the mouse reaches. */
    @Test
    void keysSortToo() throws Exception {
        page.click(PEOPLE + " input");
        page.press("Tab", 9, "");
        page.press("Enter", 13, "\r");
        assertThat(people()).containsExactly("Alice", "bob", "carol");
    }

    private static String header(int column) {
        return PEOPLE + " th:nth-child(" + column + ") button";
    }

    private List<String> people() throws Exception {
        JsonNode names = page.value("[...document.querySelectorAll('#people tbody tr')].filter(row => !row.hidden)"
                + ".map(row => row.cells[0].textContent)");
        List<String> people = new ArrayList<>();
        names.forEach(name -> people.add(name.asText()));
        return people;
    }

    private String sorted() throws Exception {
        return page.value("document.querySelector('#people [aria-sort]').getAttribute('aria-sort')")
                .asText();
    }
}
