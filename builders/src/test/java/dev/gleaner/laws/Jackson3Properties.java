package dev.gleaner.laws;

import dev.gleaner.document.JacksonMapper;

class Jackson3Properties extends JacksonLaws {
    Jackson3Properties() {
        super(JacksonMapper.ofJackson3());
    }
}
