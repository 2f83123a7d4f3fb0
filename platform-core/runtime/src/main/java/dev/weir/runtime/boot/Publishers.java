package dev.weir.runtime.boot;

import dev.weir.runtime.delivery.BrokerSide;
import dev.weir.runtime.delivery.Publisher;
import dev.weir.runtime.delivery.ReliablePublisher;
import dev.weir.runtime.delivery.Timer;

/** Makes publishers that begin to work when the first message is published, after the bindings have started. */
final class Publishers {
    private Publishers() {}

    static ReliablePublisher reliable(String binding, Publisher publisher) {
        return new ReliablePublisher(binding, publisher, new Timer("weir-" + binding, 1));
    }

    static Publisher of(BrokerSide side, String destination) {
        return side.publisher(destination);
    }
}
