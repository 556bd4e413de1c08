// No validator: the badge of the default one would send the document's address to another host.
SwaggerUIBundle({ url: '/openapi?format=json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });
