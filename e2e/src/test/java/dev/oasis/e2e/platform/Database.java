package dev.oasis.e2e.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;

/** A look into the platform's PostgreSQL. */
public final class Database {

    private final RunningStack stack;

    public Database(Platform platform) {
        this.stack = platform.stack();
    }

    /** The first column of every row, as text. */
    public List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Changes rows. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(), stack.describe(StackPart.POSTGRES, "user"),
                stack.describe(StackPart.POSTGRES, "password"));
    }
}
