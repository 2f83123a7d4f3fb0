package dev.weir.connectors.jdbcsink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JdbcSinkProperties.class)
class JdbcSinkConfiguration {
    @Bean
    JdbcSink jdbcSink(DataSource database, JdbcSinkProperties properties) {
        return new JdbcSink(database, properties);
    }

    @Bean
    HikariDataSource database(JdbcSinkProperties properties) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("jdbc-sink");
        pool.setJdbcUrl(properties.url());
        pool.setUsername(properties.username());
        pool.setPassword(properties.password());
        pool.setMaximumPoolSize(properties.poolSize());
        pool.setAutoCommit(false);
        pool.setConnectionTimeout(properties.timeout().toMillis());
        pool.setInitializationFailTimeout(-1); // the sink itself says what a failure means
        Dialect.of(properties.url()).driverOptions(properties.timeout()).forEach(pool::addDataSourceProperty);
        return new HikariDataSource(pool);
    }
}
