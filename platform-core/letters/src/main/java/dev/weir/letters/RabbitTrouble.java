package dev.weir.letters;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Turns what the RabbitMQ client throws into one sentence for people. */
final class RabbitTrouble {
    private RabbitTrouble() {}

    interface Call<T> {
        T make() throws IOException, TimeoutException;
    }

    static <T> T translating(String doing, String letters, Call<T> call) {
        String sentence = "cannot " + doing + " '" + letters + "': ";
        try {
            return call.make();
        } catch (AuthenticationFailureException refused) {
            throw new LettersUnavailable(sentence + "RabbitMQ refused the credentials", refused);
        } catch (TimeoutException late) {
            throw new LettersUnavailable(sentence + "RabbitMQ does not answer", late);
        } catch (ShutdownSignalException closed) {
            throw new LettersUnavailable(sentence + words(closed), closed);
        } catch (IOException failed) {
            throw new LettersUnavailable(
                    sentence
                            + (failed.getCause() instanceof ShutdownSignalException closed
                                    ? words(closed)
                                    : "no connection to RabbitMQ (" + failed + ")"),
                    failed);
        }
    }

    private static String words(ShutdownSignalException closed) {
        return switch (closed.getReason()) {
            case AMQP.Channel.Close close -> words(close.getReplyCode(), close.getReplyText());
            case AMQP.Connection.Close close -> words(close.getReplyCode(), close.getReplyText());
            case null, default -> "the connection to RabbitMQ was lost";
        };
    }

    private static String words(int code, String text) {
        return switch (code) {
            case AMQP.NOT_FOUND ->
                "there is no such queue; check destination and group, or start the integration once (" + text + ")";
            case AMQP.ACCESS_REFUSED -> "not permitted; grant what is named here: " + text;
            default -> text;
        };
    }
}
