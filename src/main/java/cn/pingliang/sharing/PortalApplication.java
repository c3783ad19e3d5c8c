package cn.pingliang.sharing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class PortalApplication {
    static void main(String[] args) {
        SpringApplication.run(PortalApplication.class, args);
    }
}
