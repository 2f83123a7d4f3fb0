package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresServerIT {
    @Test
    void keepsItsDataWhileItIsDown() throws SQLException {
        try (PostgresServer postgres = PostgresServer.fresh()) {
            // Given
            execute(postgres, "create table letters (text varchar)");
            execute(postgres, "insert into letters values ('kept')");

            // When
            postgres.stop();
            assertThatThrownBy(() -> connect(postgres).close()).isInstanceOf(SQLException.class);
            postgres.start();

            // Then
            assertThat(only(postgres, "select text from letters")).isEqualTo("kept");
        }
    }

    private static Connection connect(PostgresServer postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static void execute(PostgresServer postgres, String statement) throws SQLException {
        try (Connection connection = connect(postgres);
                var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    private static String only(PostgresServer postgres, String query) throws SQLException {
        try (Connection connection = connect(postgres);
                var prepared = connection.prepareStatement(query);
                var rows = prepared.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}
