import { dockerfile } from "./dockerfile.ts";
import { runCases } from "./run-cases.ts";

runCases("no-baked-key", [
  {
    name: "keys of SSH and TLS",
    code: dockerfile`
      FROM debian
      RUN ssh-keygen -t ed25519 -N '' -f /root/.ssh/id_ed25519
      RUN apt-get update && openssl req -x509 -newkey rsa:2048 -nodes -keyout /etc/tls.key -out /etc/tls.crt
      RUN ["openssl", "genrsa", "-out", "/etc/app.key", "4096"]
    `,
    findings: [
      { line: 2, column: 5, text: "ssh-keygen -t ed25519 -N '' -f /root/.ssh/id_ed25519", messageId: "baked" },
      { line: 3, column: 23, text: "openssl req -x509 -newkey rsa:2048 -nodes -keyout /etc/tls.key -out /etc/tls.crt", messageId: "baked" },
      { line: 4, column: 6, text: "\"openssl\"", messageId: "baked" },
    ],
  },
  {
    name: "deleted in a later RUN only",
    code: dockerfile`
      FROM debian
      RUN openssl genrsa -out /etc/app.key 4096
      RUN rm /etc/app.key
    `,
    findings: [{ line: 2, column: 5, text: "openssl genrsa -out /etc/app.key 4096", messageId: "baked" }],
  },
  {
    name: "deleted in the same RUN, made when the container starts, or in a stage that is left behind",
    code: dockerfile`
      FROM debian AS build
      RUN openssl genrsa -out /etc/app.key 4096
      FROM debian
      RUN openssl genrsa -out /tmp/app.key 4096 && ./sign && rm /tmp/app.key
      CMD ["sh", "-c", "openssl genrsa -out /etc/app.key 4096 && exec ./server"]
    `,
    findings: [],
  },
  {
    name: "what makes no private key",
    code: dockerfile`
      FROM debian
      RUN ssh-keygen -R example.com && ssh-keygen -lf /etc/ssh/x.pub && openssl dhparam -out /etc/dh.pem 2048
      RUN openssl req -new -key /etc/tls.key -out /etc/tls.csr
    `,
    findings: [],
  },
]);
