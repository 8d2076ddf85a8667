package dev.gleaner.laws;

import dev.gleaner.document.JacksonMapper;

class Jackson2Properties extends JacksonLaws {
    Jackson2Properties() {
        super(JacksonMapper.ofJackson2());
    }
}
