package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrepFilterTest {
    @Test
    void aRuleIsFilledIn() {
        assertThat(GrepFilter.of(g -> g.addRegexp(r -> r.key("a").pattern("/x/"))
                        .addExclude(r -> r.key("b").pattern("/y/"))
                        .addOr(o -> o.addRegexp(r -> r.key("c").pattern("/z/")))
                        .addAnd(a -> a.addExclude(r -> r.key("d").pattern("/z/")))))
                .isEqualTo(GrepFilter.of(g -> g.addRegexp("a", "/x/")
                        .addExclude("b", "/y/")
                        .addOr(o -> o.addRegexp("c", "/z/"))
                        .addAnd(a -> a.addExclude("d", "/z/"))));
    }

    @Test
    void aFieldHasOneRule() {
        assertThat(violations("""
                regexp:
                - {key: a, pattern: /x/}
                - {key: a, pattern: /y/}
                exclude:
                - {key: a, pattern: /z/}
                """, GrepFilter.class))
                .containsExactly("3:4: regexp[1].key: Duplicate key: a [grep-key-repeated]");
    }

    @Test
    void theRulesOfTheFilterCountAmongThoseOfItsGroups() {
        assertThat(violations("""
                regexp:
                - {key: a, pattern: /x/}
                exclude:
                - {key: a, pattern: /x/}
                and:
                - regexp:
                  - {key: a, pattern: /y/}
                - exclude:
                  - {key: a, pattern: /y/}
                or:
                - regexp:
                  - {key: a, pattern: /z/}
                - exclude:
                  - {key: a, pattern: /z/}
                """, GrepFilter.class))
                .containsExactly(
                        "7:6: and[0].regexp[0].key: Duplicate key in <and>: a [grep-key-repeated]",
                        "14:6: or[1].exclude[0].key: Duplicate key in <or>: a [grep-key-repeated]");
    }

    @Test
    void aGroupKeepsOrDrops() {
        assertThat(violations("""
                or:
                - regexp:
                  - {key: a, pattern: /x/}
                  exclude:
                  - {key: b, pattern: /y/}
                and:
                - exclude:
                  - {key: a, pattern: /x/}
                  regexp:
                  - {key: b, pattern: /y/}
                - regexp: []
                  exclude:
                  - {key: c, pattern: /z/}
                """, GrepFilter.class))
                .containsExactly(
                        "4:3: or[0].exclude: Do not specify both <regexp> and <exclude> in <or>"
                                + " [grep-regexp-and-exclude]",
                        "9:3: and[0].regexp: Do not specify both <regexp> and <exclude> in <and>"
                                + " [grep-regexp-and-exclude]");
    }
}
